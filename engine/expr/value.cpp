#include "expr/value.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "base/number_text.hpp"
#include "expr/colour_object.hpp"
#include "expr/moment_text.hpp"
#include "expr/unicode_text.hpp"

namespace livret::expr {
namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

/// The place of a value's kind in the order of `compare`.
enum class Rank { Number, NotANumber, Boolean, Text, Compound, Null };

Rank rank_of(Value const& value) {
  if (value.is_null()) return Rank::Null;
  if (value.as<bool>() != nullptr) return Rank::Boolean;
  if (value.as<std::string>() != nullptr) return Rank::Text;
  if (value.as<Array>() != nullptr || value.as<ObjectPtr>() != nullptr) return Rank::Compound;
  return std::isnan(value.to_number()) ? Rank::NotANumber : Rank::Number;
}

template <typename T>
int three_way(T const& a, T const& b) {
  return a < b ? -1 : b < a ? 1 : 0;
}

/// StringToNumber (ECMA-262, 7.1.4.1), with hexadecimal alone of the radix forms.
double number_of_text(std::string_view text) {
  text = trim_white_space(text);
  if (text.empty()) return 0;
  if (text.starts_with("0x") || text.starts_with("0X")) return parse_integer_prefix(text, 16, Trailing::Refused);
  if (text == "Infinity" || text == "+Infinity") return std::numeric_limits<double>::infinity();
  if (text == "-Infinity") return -std::numeric_limits<double>::infinity();
  return base::parse_number(text).value_or(not_a_number);
}

std::string text_of(std::vector<Value> const& items) {
  std::string text;
  for (std::size_t i = 0; i < items.size(); ++i) text += (i == 0 ? "" : ",") + items[i].to_text();
  return text;
}

class FieldList final : public Object {
 public:
  explicit FieldList(std::vector<std::pair<std::string, Value>> fields) : fields_(std::move(fields)) {}

  Value get(std::string_view name) const override {
    // The last of several of one name counts, as in an ECMAScript object.
    auto const found =
        std::find_if(fields_.rbegin(), fields_.rend(), [&](auto const& field) { return field.first == name; });
    return found == fields_.rend() ? Value() : found->second;
  }

  std::vector<std::string> fields() const override {
    std::vector<std::string> names;
    for (auto const& [name, value] : fields_)
      if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    return names;
  }

 private:
  std::vector<std::pair<std::string, Value>> fields_;
};

}  // namespace

bool Value::truthy() const {
  if (auto const* boolean = as<bool>()) return *boolean;
  if (auto const* number = as<double>()) return *number != 0 && !std::isnan(*number);
  if (auto const* text = as<std::string>()) return !text->empty();
  return !is_null();
}

double Value::to_number() const {
  if (auto const* number = as<double>()) return *number;
  if (auto const* boolean = as<bool>()) return *boolean ? 1 : 0;
  if (auto const* moment = as<Moment>()) return moment->milliseconds;
  if (auto const* text = as<std::string>()) return number_of_text(*text);
  return not_a_number;
}

std::string Value::to_text() const {
  if (auto const* text = as<std::string>()) return *text;
  if (auto const* number = as<double>()) return base::to_text(*number);
  if (auto const* boolean = as<bool>()) return *boolean ? "true" : "false";
  if (auto const* moment = as<Moment>()) return to_iso_text(moment->milliseconds);
  if (auto const* array = as<Array>()) return text_of(**array);
  if (auto const* object = as<ObjectPtr>())
    if (auto const* colour = dynamic_cast<ColourObject const*>(object->get())) return colour->text();
  return is_null() ? "" : "[object Object]";
}

bool strictly_equal(Value const& a, Value const& b) { return a.state() == b.state(); }

bool loosely_equal(Value const& a, Value const& b) {
  if (a.state().index() == b.state().index()) return strictly_equal(a, b);
  if (a.is_null() || b.is_null()) return false;
  auto const is_compound = [](Value const& value) { return rank_of(value) == Rank::Compound; };
  if (is_compound(a) || is_compound(b)) return a.to_text() == b.to_text();
  return a.to_number() == b.to_number();
}

int compare(Value const& a, Value const& b) {
  Rank const rank = rank_of(a);
  if (rank != rank_of(b)) return three_way(rank, rank_of(b));
  if (rank == Rank::Number || rank == Rank::Boolean) return three_way(a.to_number(), b.to_number());
  return rank == Rank::Text ? three_way(*a.as<std::string>(), *b.as<std::string>()) : 0;
}

ObjectPtr make_object(std::vector<std::pair<std::string, Value>> fields) {
  return std::make_shared<FieldList>(std::move(fields));
}

Value make_array(std::vector<Value> items) {
  return Array(std::make_shared<std::vector<Value> const>(std::move(items)));
}

}  // namespace livret::expr
