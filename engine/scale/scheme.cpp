#include "scale/scheme.hpp"

#include <algorithm>
#include <charconv>
#include <string>
#include <utility>

#include "base/check.hpp"
#include "scale/scheme_colours.hpp"

namespace livret::scale {

namespace {

base::Colour colour_of(std::string_view six_digits) {
  std::uint32_t number = 0;
  auto const end = six_digits.data() + six_digits.size();
  auto const read = std::from_chars(six_digits.data(), end, number, 16);
  base::check(read.ptr == end, "a colour of a scheme is not hexadecimal");
  return {static_cast<std::uint8_t>(number >> 16U), static_cast<std::uint8_t>(number >> 8U & 0xffU),
          static_cast<std::uint8_t>(number & 0xffU)};
}

std::vector<Scheme> read_schemes() {
  std::vector<Scheme> schemes;
  for (auto const& [name, kind, digits] : named_schemes) {
    Scheme scheme{kind, {}};
    for (std::size_t i = 0; i + 6 <= digits.size(); i += 6) scheme.colours.push_back(colour_of(digits.substr(i, 6)));
    schemes.push_back(std::move(scheme));
  }
  return schemes;
}

}  // namespace

Scheme const* find_scheme(std::string_view name) {
  static auto const schemes = read_schemes();
  std::string folded(name);
  std::ranges::transform(folded, folded.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  auto const* const found = std::ranges::lower_bound(named_schemes, std::string_view(folded), {}, &NamedColours::name);
  if (found == std::end(named_schemes) || found->name != folded) return nullptr;
  return &schemes[static_cast<std::size_t>(found - std::begin(named_schemes))];
}

std::vector<std::string_view> const& scheme_names() {
  static auto const names = [] {
    std::vector<std::string_view> list;
    for (auto const& entry : named_schemes) list.push_back(entry.name);
    return list;
  }();
  return names;
}

}  // namespace livret::scale
