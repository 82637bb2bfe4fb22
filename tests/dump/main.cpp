// livret_dump [--library FOLDER] PROJECT DOCUMENT: a document's pages as text (frame::dump), for golden tests;
// diagnostics first, as check prints them.
#include <cstdio>
#include <string>
#include <vector>

#include "batch/library.hpp"
#include "batch/plan.hpp"
#include "diag/printers.hpp"
#include "frame/page.hpp"
#include "layout/layout.hpp"

namespace {

using namespace livret;

int dump(std::string const& library_folder, std::string const& project, std::string const& document) {
  diag::SourceMap sources;
  diag::Sink sink;
  std::string text;
  if (auto const library = batch::load_library({project, library_folder}, sources, sink))
    for (auto const& job : batch::plan(*library, {{document}, {}, {}}, sink))
      text += frame::dump(layout::layout_document(fill::fill(*job.prepared, job.fill, sink), library->fonts, sink));
  std::fputs(diag::print_text(sink.sorted(), sources, diag::Colouring::Plain).c_str(), stdout);
  std::fputs(text.c_str(), stdout);
  return sink.has_errors() ? 1 : 0;
}

}  // namespace

int main(int count, char** arguments) {
  std::vector<std::string> const words(arguments + 1, arguments + count);
  if (words.size() == 2) return dump(LIVRET_LIBRARY_FOLDER, words[0], words[1]);
  if (words.size() == 4 && words[0] == "--library") return dump(words[1], words[2], words[3]);
  std::fputs("usage: livret_dump [--library FOLDER] PROJECT DOCUMENT\n", stderr);
  return 2;
}
