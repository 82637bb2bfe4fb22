#include "fill/reference_form.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"

namespace livret::fill {

namespace {

using Wording = ReferenceForm::Wording;

struct Form {
  std::string_view name;
  Wording wording;
};
constexpr Form forms[] = {{"article", Wording::Article}, {"de", Wording::Of},         {"à", Wording::To},
                          {"bare", Wording::Bare},       {"number", Wording::Number}, {"page", Wording::None}};

Form const* find_form(std::string_view name) {
  auto const* found = std::find_if(std::begin(forms), std::end(forms), [&](Form const& f) { return f.name == name; });
  return found == std::end(forms) ? nullptr : found;
}

}  // namespace

ReferenceForm read_reference_form(std::string_view text, diag::Span where, diag::Sink& sink) {
  ReferenceForm result;
  if (base::trim(text).empty()) return result;
  result.wording = Wording::None;
  for (std::size_t begin = 0; begin <= text.size();) {
    auto const end = std::min(text.find(',', begin), text.size());
    auto const name = base::trim(text.substr(begin, end - begin));
    auto const* form = find_form(name);
    if (form == nullptr)
      sink.error(where, fmt::format("a reference has no form `{}`", name),
                 "the forms are `article`, `de`, `à`, `bare`, `number` and `page`, and one of them with `page`");
    else if (form->wording == Wording::None)
      result.has_page = true;
    else
      result.wording = form->wording;
    begin = end + 1;
  }
  return result;
}

}  // namespace livret::fill
