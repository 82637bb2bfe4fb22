#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <stdlib.h>

#include "diag/sink.hpp"
#include "diag/source_map.hpp"
#include "table/package.hpp"

namespace livret::table {

/// A folder of its own with the files of a case, loaded as data packages; removed in the end. Every `.yaml` file is a
/// package.
class Packages {
 public:
  using Files = std::vector<std::pair<std::string, std::string>>;

  explicit Packages(Files const& files) {
    std::string name = (std::filesystem::temp_directory_path() / "livret-table-XXXXXX").string();
    folder_ = ::mkdtemp(name.data());
    std::vector<std::filesystem::path> packages;
    for (auto const& [path, text] : files) {
      std::filesystem::create_directories((folder_ / path).parent_path());
      std::ofstream(folder_ / path, std::ios::binary) << text;
      if (path.ends_with(".yaml")) packages.push_back(folder_ / path);
    }
    tables = load_packages(packages, folder_, sources, sink);
  }
  Packages(Packages const&) = delete;
  Packages& operator=(Packages const&) = delete;
  ~Packages() {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }

  /// Each diagnostic as `file:line:column: message (hint)`.
  std::vector<std::string> complaints() const {
    std::vector<std::string> result;
    for (auto const& diagnostic : sink.sorted()) {
      auto const& span = diagnostic.span;
      std::string place = "-";
      if (!span.source.is_none()) {
        auto const at = sources.position(span.source, span.begin);
        place = fmt::format("{}:{}:{}", sources.name(span.source), at.line, at.column);
      }
      result.push_back(fmt::format("{}: {} ({})", place, diagnostic.message, diagnostic.hint));
    }
    return result;
  }
  std::string complaint() const {
    auto const all = complaints();
    return all.empty() ? "none" : fmt::format("{}{}", all.front(), all.size() > 1 ? " and more" : "");
  }
  Table const& table(std::string_view name) const { return *tables.find(name)->second; }

  diag::SourceMap sources;
  diag::Sink sink;
  Tables tables;

 private:
  std::filesystem::path folder_;
};

/// One package `t.yaml` with one table `t`: its fields and rows as YAML, a line each.
inline Packages::Files inline_table(std::vector<std::string> const& fields, std::vector<std::string> const& rows) {
  std::string text = "name: t\nschema:\n  fields:\n";
  for (auto const& field : fields) text += "    - " + field + "\n";
  text += rows.empty() ? "data: []\n" : "data:\n";
  for (auto const& row : rows) text += "  - " + row + "\n";
  return {{"t.yaml", text}};
}

/// One package `t.yaml` with one table `t` in `t.csv`.
inline Packages::Files csv_table(std::vector<std::string> const& fields, std::string csv,
                                 std::string const& dialect = "{}") {
  std::string text = fmt::format("name: t\npath: t.csv\ndialect: {}\nschema:\n  fields:\n", dialect);
  for (auto const& field : fields) text += "    - " + field + "\n";
  return {{"t.yaml", text}, {"t.csv", std::move(csv)}};
}

}  // namespace livret::table
