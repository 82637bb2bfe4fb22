#include "base/check.hpp"

#include <fmt/format.h>

namespace livret::base {

void fail_check(std::string_view what, std::string_view file, int line) {
  if (auto const engine = file.rfind("engine/"); engine != std::string_view::npos) file.remove_prefix(engine);
  throw BrokenInvariant(fmt::format("{}:{}: {}", file, line, what));
}

}  // namespace livret::base
