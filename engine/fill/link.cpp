#include "fill/link.hpp"

#include <algorithm>
#include <array>

namespace livret::fill {

namespace {

/// Case does not count in schemes (RFC 3986, 3.1).
bool begins_with(std::string_view address, std::string_view scheme) {
  return address.size() > scheme.size() &&
         std::equal(scheme.begin(), scheme.end(), address.begin(), [](char wanted, char found) {
           return wanted == (found >= 'A' && found <= 'Z' ? static_cast<char>(found - 'A' + 'a') : found);
         });
}

}  // namespace

bool may_be_linked(std::string_view address) {
  constexpr std::array<std::string_view, 4> schemes = {"http:", "https:", "mailto:", "tel:"};
  return std::any_of(schemes.begin(), schemes.end(), [&](auto scheme) { return begins_with(address, scheme); });
}

}  // namespace livret::fill
