#include "transform/groups.hpp"

#include <bit>
#include <cmath>
#include <cstring>
#include <limits>
#include <unordered_map>

namespace livret::transform {
namespace {

void append_number(std::string& key, char kind, double number) {
  // 0 and -0 are the same value.
  double const plain = number == 0 ? 0 : number;
  key += kind;
  key.append(sizeof plain, '\0');
  std::memcpy(key.data() + key.size() - sizeof plain, &plain, sizeof plain);
}

/// Numbers keys by first appearance. Only looked up in, never walked over: its order reaches nothing.
template <typename Key>
class Numbering {
 public:
  std::uint32_t number(Key const& key) {
    return numbers_.try_emplace(key, static_cast<std::uint32_t>(numbers_.size())).first->second;
  }

 private:
  std::unordered_map<Key, std::uint32_t> numbers_;
};

constexpr std::uint64_t missing_bits = std::numeric_limits<std::uint64_t>::max();

std::uint64_t bits_of(double number) {
  if (std::isnan(number)) return missing_bits - 1;
  return std::bit_cast<std::uint64_t>(number == 0 ? 0.0 : number);
}

std::vector<std::uint32_t> number_mixed_values(table::Column const& column) {
  std::vector<std::uint32_t> numbers;
  numbers.reserve(column.size());
  Numbering<std::string> numbering;
  std::string key;
  for (std::size_t row = 0; row < column.size(); ++row) {
    key.clear();
    append_key(key, column.value(row));
    numbers.push_back(numbering.number(key));
  }
  return numbers;
}

}  // namespace

void append_key(std::string& key, expr::Value const& value) {
  if (auto const* text = value.as<std::string>()) {
    append_number(key, 't', static_cast<double>(text->size()));
    key += *text;
  } else if (auto const* number = value.as<double>()) {
    append_number(key, 'n', *number);
  } else if (auto const* moment = value.as<expr::Moment>()) {
    append_number(key, 'm', moment->milliseconds);
  } else if (auto const* boolean = value.as<bool>()) {
    key += *boolean ? "bt" : "bf";
  } else if (value.is_null()) {
    key += '-';
  } else {
    auto const written = value.to_text();
    append_number(key, 'c', static_cast<double>(written.size()));
    key += written;
  }
}

std::vector<std::uint32_t> number_values(table::Column const& column) {
  if (column.type() == table::Type::Any) return number_mixed_values(column);
  std::vector<std::uint32_t> numbers;
  numbers.reserve(column.size());
  bool const is_text = column.type() == table::Type::String;
  Numbering<std::uint64_t> numbering;
  // Neighbours are often the same: those need no look-up.
  std::uint64_t last_key = 0;
  for (std::size_t row = 0; row < column.size(); ++row) {
    std::uint64_t const key = column.is_missing(row) ? missing_bits
                              : is_text              ? column.code(row)
                                                     : bits_of(column.number(row));
    numbers.push_back(row > 0 && key == last_key ? numbers.back() : numbering.number(key));
    last_key = key;
  }
  return numbers;
}

std::vector<std::vector<std::size_t>> Groups::rows() const {
  std::vector<std::vector<std::size_t>> rows(count);
  for (std::size_t row = 0; row < of_row.size(); ++row) rows[of_row[row]].push_back(row);
  return rows;
}

Groups group_rows(std::vector<table::Column const*> const& columns, std::size_t row_count) {
  Groups groups;
  groups.of_row.assign(row_count, 0);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    auto const numbers = number_values(*columns[i]);
    if (i == 0) {
      groups.of_row = numbers;
      continue;
    }
    Numbering<std::uint64_t> pairs;
    for (std::size_t row = 0; row < row_count; ++row)
      groups.of_row[row] = pairs.number((std::uint64_t{groups.of_row[row]} << 32U) | numbers[row]);
  }
  for (std::size_t row = 0; row < row_count; ++row)
    if (groups.of_row[row] == groups.first_rows.size()) groups.first_rows.push_back(row);
  groups.count = columns.empty() ? 1 : groups.first_rows.size();
  return groups;
}

}  // namespace livret::transform
