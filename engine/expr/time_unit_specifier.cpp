#include "expr/time_unit.hpp"

namespace livret::expr {
namespace {

using Specifiers = std::vector<std::pair<std::string, std::string>>;

Specifiers const& usual_specifiers() {
  static Specifiers const specifiers = {{"year", "%Y "},
                                        {"quarter", "Q%q "},
                                        {"month", "%b "},
                                        {"date", "%d "},
                                        {"week", "W%U "},
                                        {"isoweek", "W%V "},
                                        {"day", "%a "},
                                        {"dayofyear", "%j "},
                                        {"hours", "%H:00"},
                                        {"minutes", "00:%M"},
                                        {"seconds", ":%S"},
                                        {"milliseconds", ".%L"},
                                        {"year-isoweek", "%G W%V "},
                                        {"year-month", "%Y-%m "},
                                        {"year-month-date", "%Y-%m-%d "},
                                        {"hours-minutes", "%H:%M"}};
  return specifiers;
}

std::string const* find_specifier(std::string const& key, Specifiers const& own) {
  for (auto const* list : {&own, &usual_specifiers()})
    for (auto const& [name, format] : *list)
      if (name == key) return &format;
  return nullptr;
}

}  // namespace

std::string time_unit_specifier(TimeUnits units, Specifiers const& own) {
  auto const list = units.list();
  std::string format;
  for (std::size_t start = 0; start < list.size();) {
    std::size_t end = list.size();
    std::string const* found = nullptr;
    for (; end > start && found == nullptr; --end) {
      std::string key;
      for (std::size_t i = start; i < end; ++i) (key += i == start ? "" : "-") += name_of(list[i]);
      found = find_specifier(key, own);
    }
    if (found != nullptr) format += *found;
    start = end + 1;
  }
  auto const last = format.find_last_not_of(' ');
  return last == std::string::npos ? std::string() : format.substr(format.find_first_not_of(' '), last + 1);
}

}  // namespace livret::expr
