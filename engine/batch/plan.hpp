#pragma once

#include <string>
#include <vector>

#include "batch/library.hpp"
#include "diag/sink.hpp"
#include "fill/fill.hpp"

namespace livret::batch {

/// One document to make.
struct Job {
  std::string name;  ///< `note`, or `booklet 02210` for the row with that key
  fill::PreparedPtr prepared;
  fill::Job fill;
  std::string file_name;  ///< below the output folder
  diag::Span where;       ///< the document in the project
};

/// What of a project is asked for; empty means all.
struct Selection {
  std::vector<std::string> documents;
  std::vector<std::string> keys;  ///< of rows, for documents with `for-each`
  std::string shard;              ///< `I/N`: every N-th job, from the I-th on
};

/// The jobs of a selection, by document and row. Unknown documents and keys are reported, as are two jobs
/// with one file name and names that leave their folder.
std::vector<Job> plan(Library const& library, Selection const& selection, diag::Sink& sink);

/// What is wrong with the form of a selection (its `shard`), or empty.
std::string fault_of(Selection const& selection);

}  // namespace livret::batch
