#include "spec/source_text.hpp"

#include <algorithm>

namespace livret::spec {

diag::Span SourceText::locate(std::size_t begin, std::size_t end) const {
  if (scalar != nullptr) return scalar->span_of(begin, end);
  auto const last = text.size();
  return {file, static_cast<std::uint32_t>(std::min(begin, last)), static_cast<std::uint32_t>(std::min(end, last))};
}

}  // namespace livret::spec
