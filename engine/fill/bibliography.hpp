#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "fill/labels.hpp"
#include "fill/plan.hpp"
#include "fill/scope.hpp"
#include "fill/words.hpp"

namespace livret::fill {

/// A work as its row describes it, by CSL's variables.
struct Work {
  std::string id;
  std::vector<std::string> authors;  ///< each `Family, Given`, or a body's name
  std::string year;                  ///< empty: undated
  std::string letter;                ///< `a` where the same authors have several works in the year
  std::string title;
  std::string container;
  std::string publisher;
  std::string url;
  std::string accessed;    ///< a day as the language writes it
  content::LabelId label;  ///< of its entry
  bool is_cited = false;   ///< somewhere in the document
  diag::Span where;
};

/// The works of one document while it is filled, by author, year and title.
class Bibliography {
 public:
  /// Empty without `references`. Of several works with one author and year only those that some text of the layout
  /// cites get a letter, where only those are listed.
  Bibliography(std::optional<PlannedReferences> const& references, Bindings& bindings, Labels& labels,
               diag::Sink& sink);

  /// The work that a text cites; null where there is none, which is reported with the nearest key.
  Work const* cite(std::string const& key, diag::Span where);
  std::vector<Work> const& works() const { return works_; }
  /// Where a work is cited first; nothing where none is.
  std::optional<diag::Span> const& first_citation() const { return first_citation_; }

 private:
  void letter_years(PlannedReferences const& references);

  diag::Sink& sink_;
  std::vector<Work> works_;
  std::map<std::string, std::size_t, std::less<>> by_id_;
  std::optional<diag::Span> first_citation_;
};

/// `2018`, `2018a`, `s. d.-a`.
std::string year_of(Work const& work, Words const& words);
/// `Dupont et Martin`: family names, of three and more only the first; the title where there is no author.
std::string short_authors(Work const& work, Words const& words);
/// `Dupont Jean, Martin Claire et Durand Luc`; empty where there is none.
std::string full_authors(Work const& work, Words const& words);

}  // namespace livret::fill
