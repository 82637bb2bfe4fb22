#include "diag/source_map.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "base/text.hpp"

namespace livret::diag {

SourceId SourceMap::add(std::string name, std::string text) {
  base::check(text.size() < 0xffffffffU, "a source has at most 4 GB");
  std::vector<std::uint32_t> line_starts{0};
  for (std::size_t i = 0; i < text.size(); ++i)
    if (text[i] == '\n') line_starts.push_back(static_cast<std::uint32_t>(i + 1));
  std::lock_guard lock(mutex_);
  sources_.push_back({std::move(name), std::move(text), std::move(line_starts)});
  return SourceId(sources_.size() - 1);
}

SourceMap::Source const& SourceMap::source(SourceId id) const {
  std::lock_guard lock(mutex_);
  base::check(id.index() < sources_.size(), "no such source");
  return sources_[id.index()];
}

std::string const& SourceMap::name(SourceId id) const { return source(id).name; }
std::string const& SourceMap::text(SourceId id) const { return source(id).text; }

Position SourceMap::position(SourceId id, std::uint32_t offset) const {
  auto const& [name, text, starts] = source(id);
  offset = std::min(offset, static_cast<std::uint32_t>(text.size()));
  auto const next = std::upper_bound(starts.begin(), starts.end(), offset);
  auto const line = static_cast<std::uint32_t>(next - starts.begin());
  std::uint32_t column = 1;
  for (std::size_t at = starts[line - 1]; at < offset; ++column) at += base::decode_utf8(text, at).length;
  return {line, column};
}

std::string_view SourceMap::line(SourceId id, std::uint32_t line) const {
  auto const& [name, text, starts] = source(id);
  base::check(line >= 1 && line <= starts.size(), "no such line");
  auto const begin = starts[line - 1];
  auto end = line < starts.size() ? starts[line] - 1 : static_cast<std::uint32_t>(text.size());
  if (end > begin && text[end - 1] == '\r') --end;
  return std::string_view(text).substr(begin, end - begin);
}

std::size_t SourceMap::size() const {
  std::lock_guard lock(mutex_);
  return sources_.size();
}

}  // namespace livret::diag
