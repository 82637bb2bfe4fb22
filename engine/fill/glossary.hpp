#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fill/labels.hpp"
#include "fill/plan.hpp"
#include "fill/scope.hpp"
#include "fill/word_finder.hpp"

namespace livret::fill {

/// The terms of one document while it is filled, and where each is used first.
class Glossary {
 public:
  struct Entry {
    std::string term;
    std::string definition;
    content::LabelId label;                     ///< of its place in the glossary
    std::optional<content::LabelId> first_use;  ///< of the block that uses it first
    diag::Span where;
  };

  /// Empty without `terms`. Rows without a term or its definition are reported and left out.
  Glossary(std::optional<PlannedTerms> const& terms, Bindings& bindings, Labels& labels, diag::Sink& sink);

  /// The terms in `text` that no text before it uses: they count as used from now on. In the order of the text.
  std::vector<WordFinder::Match> take_first_uses(std::string_view text);
  /// In blocks that may be left out no use is a first one: entries name pages that are there.
  enum class Uses { Taken, Ignored };
  Uses uses() const { return uses_; }
  void set_uses(Uses uses) { uses_ = uses; }
  content::LabelId label_of(std::size_t entry) const { return entries_[entry].label; }
  /// Whether terms were used first since the last call of `place_first_uses`.
  bool has_first_uses() const { return !fresh_.empty(); }
  /// Says that they stand in the block of this label.
  void place_first_uses(content::LabelId block);

  /// In alphabetical order.
  std::vector<Entry> const& entries() const { return entries_; }

 private:
  std::vector<Entry> entries_;
  std::optional<WordFinder> finder_;
  Uses uses_ = Uses::Taken;
  std::vector<char> used_;  ///< by entry
  std::vector<std::size_t> fresh_;
};

}  // namespace livret::fill
