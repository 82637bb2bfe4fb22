#include "table/data_source.hpp"

#include <array>
#include <cmath>

#include <fmt/format.h>

#include "table/json_rows.hpp"
#include "table/schema.hpp"
#include "yaml/reader.hpp"

namespace livret::table {
namespace {

using yaml::Node;

bool has_scheme(std::string_view url) {
  auto const end = url.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.");
  return url.starts_with("//") || (end != std::string_view::npos && end > 0 && url[end] == ':');
}

bool leaves_folder(std::string const& url) {
  for (auto const& part : std::filesystem::path(url))
    if (part == "..") return true;
  return false;
}

/// A path that stays within the folder; anything else is refused.
std::optional<FromUrl> read_url(Node const& node, diag::Sink& sink) {
  auto url = yaml::read_string(node, sink);
  if (!url) return std::nullopt;
  auto const refuse = [&](std::string_view what, std::string hint) {
    sink.error(node.span, fmt::format("{}, found `{}`", what, yaml::quotation(*url)), std::move(hint));
    return std::nullopt;
  };
  if (has_scheme(*url))
    return refuse("data are read from files of the project alone", "download the file into the project");
  if (std::filesystem::path(*url).is_absolute() || leaves_folder(*url))
    return refuse("needed the path of a file within the project's folder", "copy the file into the project");
  if (url->empty()) return refuse("needed the path of a file", {});
  return FromUrl{std::move(*url), node.span};
}

std::optional<FromSequence> read_sequence(Node const& node, diag::Sink& sink) {
  yaml::Fields keys(node, "a sequence of numbers", sink);
  FromSequence sequence;
  auto const* stop = keys.required("stop");
  sequence.start = keys.number("start").value_or(0);
  auto const end = stop != nullptr ? yaml::read_number(*stop, sink) : std::nullopt;
  sequence.step = keys.number("step").value_or(1);
  sequence.as = keys.string_or("as", sequence.as);
  keys.finish();
  if (!end) return std::nullopt;
  sequence.stop = *end;
  double const count = (sequence.stop - sequence.start) / sequence.step;
  if (sequence.step != 0 && count <= static_cast<double>(most_loaded_rows)) return sequence;
  sink.error(node.span, fmt::format("a sequence has at most 10,000,000 numbers, found one from {} to {} in steps of {}",
                                    sequence.start, sequence.stop, sequence.step));
  return std::nullopt;
}

bool read_parse(Node const& node, DataFormat& format, diag::Sink& sink) {
  if (node.kind == yaml::Kind::Null) {
    format.parses_nothing = true;
    return true;
  }
  if (node.kind == yaml::Kind::Scalar && node.text == "auto") {
    format.infers = true;
    return true;
  }
  if (node.kind != yaml::Kind::Mapping) {
    sink.error(node.span,
               fmt::format("`parse` needs fields with what they are parsed as, found {}", yaml::describe(node)),
               "write `parse: {day: date, share: number}`");
    return false;
  }
  bool correct = true;
  for (auto const& [key, value] : node.entries) {
    auto parse = read_field_parse(value, sink);
    correct = correct && parse.has_value();
    if (parse) format.parse.emplace_back(key.text, std::move(*parse));
  }
  return correct;
}

bool read_delimiter(yaml::Fields& keys, DataFormat& format) {
  auto const* node = keys.optional("delimiter");
  if (node == nullptr) {
    if (format.type != DataType::Dsv) return true;
    keys.sink().error(keys.node().span, "a `dsv` needs its `delimiter`");
    return false;
  }
  auto const character = read_character(*node, keys.sink());
  format.delimiter = character.value_or(format.delimiter);
  return character.has_value();
}

bool read_format(Node const& node, DataFormat& format, diag::Sink& sink) {
  yaml::Fields keys(node, "the format of data", sink);
  bool correct = true;
  if (auto const* type = keys.optional("type")) {
    format.type = yaml::read_choice<DataType>(*type,
                                              {{"json", DataType::Json},
                                               {"csv", DataType::Csv},
                                               {"tsv", DataType::Tsv},
                                               {"dsv", DataType::Dsv},
                                               {"topojson", DataType::TopoJson}},
                                              sink);
    correct = format.type.has_value();
  }
  correct = read_delimiter(keys, format) && correct;
  format.property = keys.string_or("property", {});
  format.feature = keys.string_or("feature", {});
  format.mesh = keys.string_or("mesh", {});
  if (auto const* header = keys.optional("header"); header != nullptr && header->kind == yaml::Kind::Sequence)
    format.header = yaml::read_strings(*header, sink);
  keys.optional("parse");
  if (auto const* parse = node.find("parse")) correct = read_parse(*parse, format, sink) && correct;
  keys.finish();
  return correct;
}

using From = decltype(DataSource::from);

/// What the data are read from; `name` alone names a table.
std::optional<From> read_from(yaml::Fields& keys, std::string const& name) {
  auto const as_from = [](auto read) { return read ? std::optional<From>(std::move(*read)) : std::nullopt; };
  if (auto const* url = keys.optional("url")) return as_from(read_url(*url, keys.sink()));
  if (auto const* values = keys.optional("values")) return From(FromValues{values});
  if (auto const* sequence = keys.optional("sequence")) return as_from(read_sequence(*sequence, keys.sink()));
  if (keys.optional("sphere") != nullptr) return From(FromSphere{});
  if (auto const* graticule = keys.optional("graticule"))
    return From(FromGraticule{graticule->kind == yaml::Kind::Mapping ? graticule : nullptr});
  if (!name.empty()) return From(FromName{name, keys.node().find("name")->span});
  keys.sink().error(keys.node().span, "`data` needs a `name`, `values`, a `url`, `sequence`, `sphere` or `graticule`");
  return std::nullopt;
}

}  // namespace

std::optional<DataSource> read_data_source(Node const& node, diag::Sink& sink) {
  yaml::Fields keys(node, "a field of a chart's data", sink);
  DataSource source;
  source.span = node.span;
  source.name = keys.string_or("name", {});
  auto from = read_from(keys, source.name);
  for (auto const* other : {"url", "values", "sequence", "sphere", "graticule"}) keys.optional(other);
  auto const* format = keys.optional("format");
  bool const correct = format == nullptr || read_format(*format, source.format, sink);
  keys.finish();
  if (!from || !correct) return std::nullopt;
  source.from = std::move(*from);
  return source;
}

}  // namespace livret::table
