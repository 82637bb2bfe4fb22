#include <algorithm>
#include <array>
#include <cmath>

#include "expr/functions.hpp"
#include "expr/unicode_text.hpp"

namespace livret::expr {
namespace {

/// What `sequence` may make: a bound on what one call can allocate.
constexpr double longest_sequence = 1'000'000;

std::vector<Value> const* items_of(Value const& value) {
  auto const* array = value.as<Array>();
  return array != nullptr ? array->get() : nullptr;
}

struct Extent {
  double low;
  double high;
};

/// The least and greatest of the valid numbers of an array.
std::optional<Extent> extent_of(Value const& value) {
  auto const* items = items_of(value);
  std::optional<Extent> extent;
  if (items == nullptr) return extent;
  for (Value const& item : *items) {
    double const number = item.to_number();
    if (std::isnan(number)) continue;
    if (!extent) extent = {number, number};
    extent = Extent{std::min(extent->low, number), std::max(extent->high, number)};
  }
  return extent;
}

/// First and last item of an array as an interval, in ascending order.
std::optional<Extent> interval_of(Value const& value) {
  auto const* items = items_of(value);
  if (items == nullptr || items->empty()) return std::nullopt;
  double const first = items->front().to_number();
  double const last = items->back().to_number();
  return Extent{std::min(first, last), std::max(first, last)};
}

Value extent(Arguments const& arguments) {
  auto const extent = extent_of(arguments[0]);
  return extent ? make_array({extent->low, extent->high}) : make_array({Value(), Value()});
}

/// Moves an interval into [low, high], keeping its length where that fits.
Value clamp_range(Arguments const& arguments) {
  auto const interval = interval_of(arguments[0]);
  if (!interval) return {};
  double const low = arguments.number(1);
  double const high = arguments.number(2);
  double const span = interval->high - interval->low;
  if (span >= high - low) return make_array({low, high});
  double const begin = std::min(std::max(interval->low, low), high - span);
  return make_array({begin, begin + span});
}

Value in_range(Arguments const& arguments) {
  auto const interval = interval_of(arguments[1]);
  if (!interval) return false;
  double const number = arguments.number(0);
  bool const left = arguments.size() <= 2 || arguments[2].truthy();
  bool const right = arguments.size() <= 3 || arguments[3].truthy();
  return (left ? interval->low <= number : interval->low < number) &&
         (right ? number <= interval->high : number < interval->high);
}

Value index_of(Arguments const& arguments) {
  if (auto const* items = items_of(arguments[0])) {
    for (std::size_t i = 0; i < items->size(); ++i)
      if (strictly_equal((*items)[i], arguments[1])) return static_cast<double>(i);
    return -1;
  }
  auto const place = decode(arguments.text(0)).find(decode(arguments.text(1)));
  return place == std::u32string::npos ? Value(-1) : Value(static_cast<double>(place));
}

Value last_index_of(Arguments const& arguments) {
  if (auto const* items = items_of(arguments[0])) {
    for (std::size_t i = items->size(); i > 0; --i)
      if (strictly_equal((*items)[i - 1], arguments[1])) return static_cast<double>(i - 1);
    return -1;
  }
  auto const place = decode(arguments.text(0)).rfind(decode(arguments.text(1)));
  return place == std::u32string::npos ? Value(-1) : Value(static_cast<double>(place));
}

Value join(Arguments const& arguments) {
  auto const* items = items_of(arguments[0]);
  if (items == nullptr) return {};
  std::string const separator = arguments.size() > 1 ? arguments.text(1) : ",";
  std::string text;
  for (std::size_t i = 0; i < items->size(); ++i) {
    text += (i == 0 ? "" : separator) + (*items)[i].to_text();
    if (text.size() > longest_text) return {};
  }
  return text;
}

Value length(Arguments const& arguments) {
  if (auto const* items = items_of(arguments[0])) return static_cast<double>(items->size());
  auto const* text = arguments[0].as<std::string>();
  return text != nullptr ? Value(static_cast<double>(count_code_points(*text))) : Value();
}

Value lerp(Arguments const& arguments) {
  auto const* items = items_of(arguments[0]);
  if (items == nullptr || items->empty()) return {};
  double const first = items->front().to_number();
  double const last = items->back().to_number();
  double const fraction = arguments.number(1);
  return fraction == 0 ? first : fraction == 1 ? last : first + fraction * (last - first);
}

Value peek(Arguments const& arguments) {
  auto const* items = items_of(arguments[0]);
  return items == nullptr || items->empty() ? Value() : items->back();
}

Value pluck_one(Value const& item, std::string const& field) {
  auto const* object = item.as<ObjectPtr>();
  return object != nullptr && *object != nullptr ? (*object)->get(field) : Value();
}

Value pluck(Arguments const& arguments) {
  std::string const field = arguments.text(1);
  auto const* items = items_of(arguments[0]);
  if (items == nullptr) return pluck_one(arguments[0], field);
  std::vector<Value> values;
  for (Value const& item : *items) values.push_back(pluck_one(item, field));
  return make_array(std::move(values));
}

Value reverse(Arguments const& arguments) {
  auto const* items = items_of(arguments[0]);
  return items != nullptr ? make_array({items->rbegin(), items->rend()}) : Value();
}

Value sequence(Arguments const& arguments) {
  bool const only_stop = arguments.size() == 1;
  double const start = only_stop ? 0 : arguments.number(0);
  double const stop = arguments.number(only_stop ? 0 : 1);
  double const step = arguments.size() > 2 ? arguments.number(2) : 1;
  double const count = std::ceil((stop - start) / step);
  if (!(count <= longest_sequence)) return {};
  std::vector<Value> values;
  for (double i = 0; i < count; ++i) values.emplace_back(start + i * step);
  return make_array(std::move(values));
}

/// Begin and end of a slice, where negative places count from the end (ECMA-262, Array.prototype.slice).
std::pair<std::size_t, std::size_t> slice_of(Arguments const& arguments, std::size_t size) {
  auto const place = [&](std::size_t index, double fallback) {
    double const given = index < arguments.size() ? std::trunc(arguments.number(index)) : fallback;
    double const from_start = given < 0 ? given + static_cast<double>(size) : given;
    return from_start > 0 ? static_cast<std::size_t>(std::min(from_start, static_cast<double>(size))) : std::size_t{0};
  };
  auto const begin = place(1, 0);
  return {begin, std::max(begin, place(2, static_cast<double>(size)))};
}

Value slice(Arguments const& arguments) {
  if (auto const* items = items_of(arguments[0])) {
    auto const [begin, end] = slice_of(arguments, items->size());
    return make_array(std::vector<Value>(items->begin() + static_cast<std::ptrdiff_t>(begin),
                                         items->begin() + static_cast<std::ptrdiff_t>(end)));
  }
  auto const text = decode(arguments.text(0));
  auto const [begin, end] = slice_of(arguments, text.size());
  return encode(text.substr(begin, end - begin));
}

Value sort(Arguments const& arguments) {
  auto const* items = items_of(arguments[0]);
  if (items == nullptr) return {};
  auto sorted = *items;
  std::stable_sort(sorted.begin(), sorted.end(), [](Value const& a, Value const& b) { return compare(a, b) < 0; });
  return make_array(std::move(sorted));
}

Value span_between(Arguments const& arguments) {
  auto const* items = items_of(arguments[0]);
  if (items == nullptr || items->empty()) return 0;
  return items->back().to_number() - items->front().to_number();
}

/// Fields of all objects in one; of two with a name, the later counts.
Value merge(Arguments const& arguments) {
  std::vector<std::pair<std::string, Value>> fields;
  for (Value const& value : arguments.values) {
    auto const* object = value.as<ObjectPtr>();
    if (object == nullptr || *object == nullptr) continue;
    for (auto const& name : (*object)->fields()) fields.emplace_back(name, (*object)->get(name));
  }
  return make_object(std::move(fields));
}

/// A value at a fraction of the way through the numbers of an array.
Value interpolate_linear(Arguments const& arguments) {
  auto const* items = items_of(arguments[0]);
  if (items == nullptr || items->empty()) return {};
  double const fraction = arguments.number(1);
  if (items->size() == 1 || !(fraction > 0)) return items->front();
  if (fraction >= 1) return items->back();
  double const place = fraction * static_cast<double>(items->size() - 1);
  auto const below = static_cast<std::size_t>(place);
  double const first = (*items)[below].to_number();
  return first + (place - static_cast<double>(below)) * ((*items)[below + 1].to_number() - first);
}

/// What is given for a number near the lower end of an interval, near the upper end, or elsewhere.
Value flush(Arguments const& arguments) {
  auto const interval = interval_of(arguments[0]);
  double const threshold = arguments.number(2);
  if (!interval || std::isnan(threshold)) return arguments[5];
  double const from_low = std::fabs(arguments.number(1) - interval->low);
  double const from_high = std::fabs(interval->high - arguments.number(1));
  if (from_low < from_high && from_low <= threshold) return arguments[3];
  return arguments[from_high <= threshold ? 4 : 5];
}

constexpr auto any = Function::any_number;
constexpr std::array functions = {
    Function{"extent", 1, 1, extent},
    Function{"clampRange", 3, 3, clamp_range},
    Function{"flush", 6, 6, flush, Missing::IsSeen},
    Function{"indexof", 2, 2, index_of},
    Function{"inrange", 2, 4, in_range},
    Function{"interpolateLinear", 2, 2, interpolate_linear},
    Function{"join", 1, 2, join},
    Function{"lastindexof", 2, 2, last_index_of},
    Function{"length", 1, 1, length},
    Function{"lerp", 2, 2, lerp},
    Function{"merge", 1, any, merge, Missing::IsSeen},
    Function{"peek", 1, 1, peek},
    Function{"pluck", 2, 2, pluck},
    Function{"reverse", 1, 1, reverse},
    Function{"sequence", 1, 3, sequence},
    Function{"slice", 2, 3, slice},
    Function{"sort", 1, 1, sort},
    Function{"span", 1, 1, span_between},
};

}  // namespace

std::span<Function const> array_functions() { return functions; }

}  // namespace livret::expr
