// fill: specs and tables to content. In: a Project of spec, its tables, the fonts. Out: a content::Document for each
// job: all texts final, styles set, charts and images read, notes numbered, references and citations worded, lists of
// the whole (contents, glossary, bibliography) made. Steps: load and derive the tables, prepare each document once,
// then fill each job. Not yet: conditions as indexes (a `where` looks at every row of its table in every job),
// audiences, files attached for charts in cells of tables, bibliographies in other styles than author and year.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "content/document.hpp"
#include "diag/sink.hpp"
#include "spec/project.hpp"
#include "table/table.hpp"
#include "text/font_book.hpp"

namespace livret::fill {

/// A document of the project with everything done that is the same for all its jobs. Safe to use from several
/// threads: what changes is that `fonts` open faces for charts, and that charts which all jobs share are read when the
/// first asks for them, both under their own locks. Keeps alive all it points into but the surroundings.
class Prepared {
 public:
  struct Plan;
  explicit Prepared(std::unique_ptr<Plan const> plan);
  ~Prepared();
  Plan const& plan() const { return *plan_; }

 private:
  std::unique_ptr<Plan const> plan_;
};
using PreparedPtr = std::shared_ptr<Prepared const>;

/// What the documents of a run share; must outlive what is prepared with it.
struct Surroundings {
  table::Tables const& tables;
  text::FontBook& fonts;
  diag::SourceMap& sources;  ///< takes the files that charts read
};

/// Parses texts and expressions, finds styles and faces, and reports all that is wrong with them. Null where nothing
/// can be set at all: no face to be found.
PreparedPtr prepare(spec::Project const& project, spec::Document const& document, Surroundings const& surroundings,
                    diag::Sink& sink);

/// One PDF to be made of a document: of a row of its `for-each`, or the only one.
struct Job {
  std::optional<std::size_t> row;
};

/// All jobs for which the document's conditions hold, in the order of the rows.
std::vector<Job> jobs_of(Prepared const& document);

/// What tells the rows of `for-each` apart: the primary key of a job's row, its parts joined by `-`; empty for a
/// document alone.
std::string key_of(Prepared const& document, Job const& job);

/// The name of the job's file. A name that is empty, absolute, has a `..` or a character that file systems refuse is
/// reported, and nothing is given.
std::optional<std::string> expand_output_name(Prepared const& document, Job const& job, diag::Sink& sink);

/// The document of one job. Always gives one; what could not be set is left out and has been reported.
content::Document fill(Prepared const& document, Job const& job, diag::Sink& sink);

}  // namespace livret::fill
