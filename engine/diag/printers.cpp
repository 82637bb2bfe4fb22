#include "diag/printers.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/text.hpp"

namespace livret::diag {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t excerpt_width = 110;

std::string_view name_of(Severity severity) {
  switch (severity) {
    case Severity::Note:
      return "note";
    case Severity::Warning:
      return "warning";
    case Severity::Error:
      return "error";
  }
  return "error";
}

std::string paint(Colouring colouring, std::string_view code, std::string_view text) {
  return colouring == Colouring::Ansi ? fmt::format("\x1b[{}m{}\x1b[0m", code, text) : std::string(text);
}

// A line as code points that take one column each: tabs and control characters become blanks.
std::vector<std::string> columns_of(std::string_view line) {
  std::vector<std::string> columns;
  for (std::size_t at = 0; at < line.size();) {
    auto const point = base::decode_utf8(line, at);
    std::string column;
    base::append_utf8(column, point.value < 0x20 || point.value == 0x7f ? U' ' : point.value);
    columns.push_back(std::move(column));
    at += point.length;
  }
  return columns;
}

// Control characters, which could steer a terminal or break the line, become U+FFFD.
std::string printable(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    auto const point = base::decode_utf8(text, at);
    bool const is_control = point.value < 0x20 || (point.value >= 0x7f && point.value < 0xa0);
    base::append_utf8(result, is_control ? U'\ufffd' : point.value);
    at += point.length;
  }
  return result;
}

struct Excerpt {
  std::string text;
  std::size_t caret = 0;  // columns before the first caret
  std::size_t carets = 1;
};

Excerpt excerpt_of(std::vector<std::string> const& columns, std::size_t begin, std::size_t end) {
  std::size_t first = 0;
  if (columns.size() > excerpt_width && begin > excerpt_width * 2 / 3) first = begin - excerpt_width / 2;
  std::size_t const last = std::min(columns.size(), first + excerpt_width);
  Excerpt excerpt;
  if (first > 0) excerpt.text = "…";
  for (std::size_t i = first; i < last; ++i) excerpt.text += columns[i];
  if (last < columns.size()) excerpt.text += "…";
  excerpt.caret = begin - first + (first > 0 ? 1 : 0);
  excerpt.carets = std::max<std::size_t>(1, std::min(end, last) - std::min(begin, last));
  return excerpt;
}

void append_excerpt(std::string& out, Span span, SourceMap const& sources, Colouring colouring) {
  auto const begin = sources.position(span.source, span.begin);
  auto const end = sources.position(span.source, span.end);
  auto const columns = columns_of(sources.line(span.source, begin.line));
  auto const end_column = end.line == begin.line ? end.column - 1 : static_cast<std::uint32_t>(columns.size());
  auto const excerpt = excerpt_of(columns, begin.column - 1, std::max(end_column, begin.column));
  out += fmt::format("{:>5} | {}\n", begin.line, excerpt.text);
  out += fmt::format("      | {}{}\n", std::string(excerpt.caret, ' '),
                     paint(colouring, "31", std::string(excerpt.carets, '^')));
}

void append_count(std::string& out, std::span<Diagnostic const> diagnostics) {
  auto const count = [&](Severity severity) {
    return std::count_if(diagnostics.begin(), diagnostics.end(), [&](auto const& d) { return d.severity == severity; });
  };
  auto const errors = count(Severity::Error);
  auto const warnings = count(Severity::Warning);
  auto const plural = [](auto n) { return n == 1 ? "" : "s"; };
  if (errors > 0) out += fmt::format("{} error{}", errors, plural(errors));
  if (errors > 0 && warnings > 0) out += ", ";
  if (warnings > 0) out += fmt::format("{} warning{}", warnings, plural(warnings));
  if (errors + warnings > 0) out += '\n';
}

Json json_of(Diagnostic const& diagnostic, SourceMap const& sources) {
  Json json{{"severity", name_of(diagnostic.severity)}};
  if (!diagnostic.span.source.is_none()) {
    auto const begin = sources.position(diagnostic.span.source, diagnostic.span.begin);
    auto const end = sources.position(diagnostic.span.source, diagnostic.span.end);
    json["file"] = sources.name(diagnostic.span.source);
    json["line"] = begin.line;
    json["column"] = begin.column;
    json["endLine"] = end.line;
    json["endColumn"] = end.column;
  }
  json["message"] = diagnostic.message;
  if (!diagnostic.hint.empty()) json["hint"] = diagnostic.hint;
  return json;
}

// SARIF 2.1.0, 3.27: a result.
Json sarif_of(Diagnostic const& diagnostic, SourceMap const& sources) {
  auto const text = diagnostic.hint.empty() ? diagnostic.message : diagnostic.message + "\nhint: " + diagnostic.hint;
  Json result{{"level", name_of(diagnostic.severity)}, {"message", {{"text", text}}}};
  if (diagnostic.span.source.is_none()) return result;
  auto const begin = sources.position(diagnostic.span.source, diagnostic.span.begin);
  auto const end = sources.position(diagnostic.span.source, diagnostic.span.end);
  Json const region{
      {"startLine", begin.line}, {"startColumn", begin.column}, {"endLine", end.line}, {"endColumn", end.column}};
  Json const location{{"physicalLocation",
                       {{"artifactLocation", {{"uri", sources.name(diagnostic.span.source)}}}, {"region", region}}}};
  result["locations"] = Json::array({location});
  return result;
}

std::string dump(Json const& json) { return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n"; }

}  // namespace

std::string print_text(std::span<Diagnostic const> diagnostics, SourceMap const& sources, Colouring colouring) {
  std::string out;
  for (auto const& diagnostic : diagnostics) {
    auto const severity =
        paint(colouring, diagnostic.severity == Severity::Error ? "1;31" : "1;33", name_of(diagnostic.severity));
    if (diagnostic.span.source.is_none()) {
      out += fmt::format("livret: {}: {}\n", severity, printable(diagnostic.message));
    } else {
      auto const begin = sources.position(diagnostic.span.source, diagnostic.span.begin);
      out += fmt::format("{}:{}:{}: {}: {}\n", sources.name(diagnostic.span.source), begin.line, begin.column, severity,
                         printable(diagnostic.message));
      append_excerpt(out, diagnostic.span, sources, colouring);
    }
    if (!diagnostic.hint.empty()) out += fmt::format("  hint: {}\n", printable(diagnostic.hint));
  }
  append_count(out, diagnostics);
  return out;
}

std::string print_json(std::span<Diagnostic const> diagnostics, SourceMap const& sources) {
  auto array = Json::array();
  for (auto const& diagnostic : diagnostics) array.push_back(json_of(diagnostic, sources));
  return dump(array);
}

std::string print_sarif(std::span<Diagnostic const> diagnostics, SourceMap const& sources) {
  auto results = Json::array();
  for (auto const& diagnostic : diagnostics) results.push_back(sarif_of(diagnostic, sources));
  Json const run{{"tool", {{"driver", {{"name", "livret"}, {"rules", Json::array()}}}}},
                 {"columnKind", "unicodeCodePoints"},
                 {"results", results}};
  return dump({{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
               {"version", "2.1.0"},
               {"runs", Json::array({run})}});
}

}  // namespace livret::diag
