#include "base/check.hpp"

#include <fmt/format.h>

namespace livret::base {

void fail_check(std::string_view what, std::source_location where) {
  std::string_view file = where.file_name();
  if (auto const engine = file.rfind("engine/"); engine != std::string_view::npos) file.remove_prefix(engine);
  throw BrokenInvariant(fmt::format("{}:{}: {}", file, where.line(), what));
}

}  // namespace livret::base
