#include "table/csv.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.hpp"
#include "table/schema.hpp"
#include "yaml/reader.hpp"

namespace livret::table {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// Code points of the bytes 0x80 to 0x9F (WHATWG Encoding Standard, index windows-1252).
constexpr std::array<char32_t, 32> cp1252_high = {0x20AC, 0x81,   0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021,
                                                  0x2C6,  0x2030, 0x160,  0x2039, 0x152,  0x8D,   0x17D,  0x8F,
                                                  0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                  0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0x9D,   0x17E,  0x178};

void read_separators(yaml::Fields& fields, Dialect& dialect, diag::Sink& sink) {
  auto const read = [&](std::string_view name, char& target) {
    if (auto const* node = fields.optional(name))
      if (auto const character = read_character(*node, sink)) target = *character;
  };
  read("delimiter", dialect.delimiter);
  read("quoteChar", dialect.quote);
  read("decimalChar", dialect.numbers.decimal);
  read("groupChar", dialect.numbers.group);
}

}  // namespace

std::optional<Encoding> read_encoding(yaml::Node const& node, diag::Sink& sink) {
  return yaml::read_choice<Encoding>(
      node, {{"utf-8", Encoding::Utf8}, {"UTF-8", Encoding::Utf8}, {"cp1252", Encoding::Cp1252}}, sink);
}

Dialect read_dialect(yaml::Node const& node, diag::Sink& sink) {
  yaml::Fields fields(node, "a dialect", sink);
  Dialect dialect;
  read_separators(fields, dialect, sink);
  if (!fields.boolean("doubleQuote").value_or(true)) dialect.quoting = Quoting::Plain;
  if (!fields.boolean("header").value_or(true)) dialect.header = Header::Absent;
  if (auto const* encoding = fields.optional("encoding"))
    dialect.encoding = read_encoding(*encoding, sink).value_or(Encoding::Utf8);
  fields.finish();
  if (dialect.delimiter == dialect.quote)
    sink.error(node.span, fmt::format("`{}` cannot be both the delimiter and the quote", dialect.quote));
  return dialect;
}

CsvReader::CsvReader(diag::SourceId source, std::string_view text, Dialect const& dialect, diag::Sink& sink)
    : source_(source), text_(text), dialect_(dialect), sink_(sink) {
  if (text_.starts_with(byte_order_mark)) at_ = byte_order_mark.size();
}

bool CsvReader::next(std::vector<CsvCell>& cells) {
  cells.clear();
  rewritten_.clear();
  skip_empty_lines();
  if (at_ >= text_.size()) return false;
  while (true) {
    auto& cell = cells.emplace_back();
    if (at_ < text_.size() && text_[at_] == dialect_.quote) {
      if (!read_quoted(cell)) return false;
    } else {
      read_bare(cell);
    }
    if (at_ >= text_.size()) return true;
    if (text_[at_] != dialect_.delimiter) break;
    ++at_;
  }
  at_ += break_length();
  return true;
}

void CsvReader::skip_empty_lines() {
  while (auto const length = break_length()) at_ += length;
}

std::size_t CsvReader::break_length() const {
  if (at_ >= text_.size()) return 0;
  if (text_[at_] == '\n') return 1;
  if (text_[at_] != '\r') return 0;
  return at_ + 1 < text_.size() && text_[at_ + 1] == '\n' ? 2 : 1;
}

void CsvReader::read_bare(CsvCell& cell) {
  auto const begin = at_;
  while (at_ < text_.size() && text_[at_] != dialect_.delimiter && text_[at_] != '\n' && text_[at_] != '\r') ++at_;
  cell.span = {source_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_)};
  cell.text = text_.substr(begin, at_ - begin);
}

bool CsvReader::read_quoted(CsvCell& cell) {
  auto const begin = at_++;
  auto piece = at_;
  std::string* rewritten = nullptr;
  while (true) {
    auto const quote = text_.find(dialect_.quote, at_);
    if (quote == std::string_view::npos) {
      fail(begin, begin + 1, fmt::format("the quote `{}` is never closed", dialect_.quote),
           fmt::format("end the cell with `{0}`; a quote within it is written `{0}{0}`", dialect_.quote));
      return false;
    }
    at_ = quote + 1;
    bool const is_doubled = dialect_.quoting == Quoting::Doubled && at_ < text_.size() && text_[at_] == dialect_.quote;
    if (!is_doubled) break;
    if (rewritten == nullptr) rewritten = &rewritten_.emplace_back();
    rewritten->append(text_.substr(piece, at_ - piece));
    piece = ++at_;
  }
  auto const last_piece = text_.substr(piece, at_ - 1 - piece);
  if (rewritten != nullptr) rewritten->append(last_piece);
  cell.text = rewritten != nullptr ? std::string_view(*rewritten) : last_piece;
  cell.span = {source_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_)};
  if (at_ >= text_.size() || text_[at_] == dialect_.delimiter || break_length() > 0) return true;
  auto const point = base::decode_utf8(text_, at_);
  fail(at_, at_ + point.length,
       fmt::format("expected `{}` or the end of the line after the closing quote, found `{}`", dialect_.delimiter,
                   text_.substr(at_, point.length)),
       fmt::format("a quote within a cell is written `{0}{0}`", dialect_.quote));
  return false;
}

void CsvReader::fail(std::size_t begin, std::size_t end, std::string message, std::string hint) {
  sink_.error({source_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, std::move(message),
              std::move(hint));
  at_ = text_.size();
}

std::string from_cp1252(std::string_view bytes) {
  std::string utf8;
  utf8.reserve(bytes.size() + bytes.size() / 16);
  for (char const c : bytes) {
    auto const byte = static_cast<unsigned char>(c);
    base::append_utf8(utf8, byte >= 0x80 && byte < 0xA0 ? cp1252_high[byte - 0x80] : byte);
  }
  return utf8;
}

}  // namespace livret::table
