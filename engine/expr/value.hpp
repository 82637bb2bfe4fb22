// expr: the Vega expression language. In: an expression's text and what its names stand for. Out: a checked Expression
// that is evaluated against data as often as one likes.
//
// One thing differs from ECMAScript, because a missing answer is never 0: a missing value (Null) stays missing.
// Arithmetic with Null gives Null, `<` and its like are false, a function of Null gives Null (but for those that ask:
// isValid, isDefined, if …), and Null is written as the empty text. `== null`, `!`, `&&`, `||` and `?:` are as in
// ECMAScript. Texts are counted in code points.
//
// Vega's functions are all there but those of interaction, animation, trees and geography, which are refused by name.
// Local time is UTC. `isDefined` of a missing value is false; `timeParse`, `toDate` and their like give moments, and a
// missing value for what is no date. random() and sample…() are for transforms alone, from a seeded sequence.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace livret::expr {

class Value;

/// Something with named fields: a row of a table, the project's parameters. Implemented by whoever has the data.
class Object {
 public:
  virtual ~Object() = default;
  /// The field, or null (undefined) where there is none.
  virtual Value get(std::string_view field) const = 0;
  virtual std::vector<std::string> fields() const = 0;
};

struct Null {
  constexpr bool operator==(Null const&) const = default;
};

/// A moment in milliseconds since 1970-01-01T00:00:00Z, as an ECMAScript Date.
struct Moment {
  double milliseconds = 0;
  constexpr auto operator<=>(Moment const&) const = default;
};

using Array = std::shared_ptr<std::vector<Value> const>;
using ObjectPtr = std::shared_ptr<Object const>;

/// A value of the language. ECMAScript's `null` and `undefined` are both Null: a missing cell.
class Value {
 public:
  using State = std::variant<Null, bool, double, std::string, Moment, Array, ObjectPtr>;

  Value() = default;
  Value(Null) {}                                                 // NOLINT(google-explicit-constructor)
  Value(bool value) : state_(value) {}                           // NOLINT(google-explicit-constructor)
  Value(double value) : state_(value) {}                         // NOLINT(google-explicit-constructor)
  Value(int value) : state_(static_cast<double>(value)) {}       // NOLINT(google-explicit-constructor)
  Value(std::string value) : state_(std::move(value)) {}         // NOLINT(google-explicit-constructor)
  Value(std::string_view value) : state_(std::string(value)) {}  // NOLINT(google-explicit-constructor)
  Value(char const* value) : state_(std::string(value)) {}       // NOLINT(google-explicit-constructor)
  Value(Moment value) : state_(value) {}                         // NOLINT(google-explicit-constructor)
  Value(Array value) : state_(std::move(value)) {}               // NOLINT(google-explicit-constructor)
  Value(ObjectPtr value) : state_(std::move(value)) {}           // NOLINT(google-explicit-constructor)

  bool is_null() const { return std::holds_alternative<Null>(state_); }
  template <typename T>
  T const* as() const {
    return std::get_if<T>(&state_);
  }
  State const& state() const { return state_; }

  /// ECMAScript's ToBoolean, ToNumber (text by its grammar; NaN for Null, arrays and objects) and ToString (Null gives
  /// the empty text; a moment ISO 8601 in UTC, its date alone at midnight; the items of an array between commas).
  bool truthy() const;
  double to_number() const;
  std::string to_text() const;

 private:
  State state_;
};

/// `===` of ECMAScript; arrays and objects by identity.
bool strictly_equal(Value const& a, Value const& b);
/// `==` of ECMAScript: numbers, texts, booleans and moments are compared as numbers where their types differ.
bool loosely_equal(Value const& a, Value const& b);
/// A total order for sorting, negative, 0 or positive: numbers and moments by size, NaN, booleans, texts by code point,
/// arrays and objects (all equal), Null last.
int compare(Value const& a, Value const& b);

/// An Object of given pairs, in their order.
ObjectPtr make_object(std::vector<std::pair<std::string, Value>> fields);
Value make_array(std::vector<Value> items);

}  // namespace livret::expr
