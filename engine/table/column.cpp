#include <cmath>
#include <limits>

#include "base/check.hpp"
#include "table/table.hpp"

namespace livret::table {

namespace {

bool is_moment(Type type) { return type == Type::Date || type == Type::Year || type == Type::YearMonth; }

/// The number that a column of `type` keeps for `value`, or nothing where the value is of another type.
std::optional<double> stored_number(Type type, expr::Value const& value) {
  if (is_moment(type)) {
    auto const* moment = value.as<expr::Moment>();
    return moment != nullptr ? std::optional(moment->milliseconds) : std::nullopt;
  }
  if (type == Type::Boolean) {
    auto const* truth = value.as<bool>();
    return truth != nullptr ? std::optional(*truth ? 1.0 : 0.0) : std::nullopt;
  }
  auto const* number = value.as<double>();
  return number != nullptr ? std::optional(*number) : std::nullopt;
}

}  // namespace

std::string_view name_of(Type type) {
  switch (type) {
    case Type::String:
      return "string";
    case Type::Integer:
      return "integer";
    case Type::Number:
      return "number";
    case Type::Boolean:
      return "boolean";
    case Type::Date:
      return "date";
    case Type::Year:
      return "year";
    case Type::YearMonth:
      return "yearmonth";
    case Type::Any:
      return "any";
  }
  return {};
}

Column::Column(Type type) : type_(type) {}

void Column::append(expr::Value const& value) {
  if (value.is_null()) return append_missing(Missing::NotAnswered);
  if (type_ == Type::Any) {
    any_.push_back(value);
    missing_.push_back(Missing::NotMissing);
  } else if (type_ == Type::String) {
    auto const* text = value.as<std::string>();
    base::check(text != nullptr, "a column of texts takes texts");
    append_text(*text);
  } else {
    auto const number = stored_number(type_, value);
    base::check(number.has_value(), "a column takes values of its type");
    append_number(*number);
  }
}

void Column::append_text(std::string_view text) {
  base::check(type_ == Type::String, "a text goes into a column of texts");
  auto found = code_of_text_.find(text);
  if (found == code_of_text_.end()) {
    found = code_of_text_.emplace(std::string(text), static_cast<std::uint32_t>(dictionary_.size())).first;
    dictionary_.emplace_back(text);
  }
  codes_.push_back(found->second);
  missing_.push_back(Missing::NotMissing);
}

void Column::append_number(double value) {
  base::check(type_ != Type::String && type_ != Type::Any, "a number goes into a column of numbers");
  numbers_.push_back(value);
  missing_.push_back(Missing::NotMissing);
}

void Column::append_missing(Missing kind) {
  base::check(kind != Missing::NotMissing, "a missing cell has a reason");
  if (type_ == Type::Any)
    any_.emplace_back();
  else if (type_ == Type::String)
    codes_.push_back(0);
  else
    numbers_.push_back(std::numeric_limits<double>::quiet_NaN());
  missing_.push_back(kind);
}

void Column::reserve(std::size_t rows) {
  missing_.reserve(rows);
  if (type_ == Type::Any)
    any_.reserve(rows);
  else if (type_ == Type::String)
    codes_.reserve(rows);
  else
    numbers_.reserve(rows);
}

expr::Value Column::value(std::size_t row) const {
  if (is_missing(row)) return {};
  if (type_ == Type::Any) return any_[row];
  if (type_ == Type::String) return dictionary_[codes_[row]];
  if (type_ == Type::Boolean) return numbers_[row] != 0;
  if (is_moment(type_)) return expr::Moment{numbers_[row]};
  return numbers_[row];
}

double Column::number(std::size_t row) const {
  constexpr double none = std::numeric_limits<double>::quiet_NaN();
  if (is_missing(row) || type_ == Type::String) return none;
  if (type_ != Type::Any) return numbers_[row];
  auto const& value = any_[row];
  if (auto const* number = value.as<double>()) return *number;
  if (auto const* moment = value.as<expr::Moment>()) return moment->milliseconds;
  if (auto const* truth = value.as<bool>()) return *truth ? 1 : 0;
  return none;
}

std::string_view Column::text(std::size_t row) const {
  if (is_missing(row)) return {};
  if (type_ == Type::String) return dictionary_[codes_[row]];
  auto const* text = type_ == Type::Any ? any_[row].as<std::string>() : nullptr;
  return text != nullptr ? std::string_view(*text) : std::string_view();
}

}  // namespace livret::table
