#include "spec/variable_name.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>

#include "expr/expression.hpp"
#include "yaml/reader.hpp"

namespace livret::spec {

namespace {

constexpr std::array<std::string_view, 9> taken = {"project", "params", "document", "data",     "datum",
                                                   "true",    "false",  "null",     "undefined"};

bool is_name_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '$' ||
         (c & 0x80) != 0;
}

/// Whether expressions take `text` for one name. Their grammar knows words that are none, such as `new`.
bool is_name(std::string const& text) {
  if (!std::all_of(text.begin(), text.end(), is_name_character)) return false;
  diag::Sink unused;
  return text.find_first_of("0123456789") != 0 && expr::parse(text, {{{text, std::nullopt}}, {}}, {}, unused);
}

}  // namespace

void check_variable_name(Name const& name, diag::Sink& sink) {
  if (std::find(taken.begin(), taken.end(), name.text) != taken.end())
    sink.error(name.where, fmt::format("expressions have `{}` already, and a row needs a name of its own", name.text),
               "for example `row`");
  else if (!is_name(name.text))
    sink.error(name.where,
               fmt::format("a name that expressions can read is needed here, found `{}`", yaml::quotation(name.text)),
               "letters, digits and `_`, without a digit at the start");
}

}  // namespace livret::spec
