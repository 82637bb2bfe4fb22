// expr: the Vega expression language. In: an expression's text and what its names stand for. Out: a checked Expression that is
// evaluated against data as often as one likes. Not yet: regular expressions beyond `test` and `replace`, functions of
// interaction and geography.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
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
  Value(Null) {}                                                                          // NOLINT(google-explicit-constructor)
  Value(bool value) : state_(value) {}                                                    // NOLINT(google-explicit-constructor)
  Value(double value) : state_(value) {}                                                  // NOLINT(google-explicit-constructor)
  Value(int value) : state_(static_cast<double>(value)) {}                                // NOLINT(google-explicit-constructor)
  Value(std::string value) : state_(std::move(value)) {}                                  // NOLINT(google-explicit-constructor)
  Value(std::string_view value) : state_(std::string(value)) {}                           // NOLINT(google-explicit-constructor)
  Value(char const* value) : state_(std::string(value)) {}                                // NOLINT(google-explicit-constructor)
  Value(Moment value) : state_(value) {}                                                  // NOLINT(google-explicit-constructor)
  Value(Array value) : state_(std::move(value)) {}                                        // NOLINT(google-explicit-constructor)
  Value(ObjectPtr value) : state_(std::move(value)) {}                                    // NOLINT(google-explicit-constructor)

  bool is_null() const { return std::holds_alternative<Null>(state_); }
  template <typename T>
  T const* as() const { return std::get_if<T>(&state_); }
  State const& state() const { return state_; }

  /// ECMAScript's ToBoolean, ToNumber (Null gives 0 as `null` does; text by its grammar; NaN otherwise) and ToString (Null gives the empty text,
  /// unlike ECMAScript: a missing value never prints as a word).
  bool truthy() const;
  double to_number() const;
  std::string to_text() const;

 private:
  State state_;
};

/// `===` of ECMAScript; arrays and objects by identity.
bool strictly_equal(Value const& a, Value const& b);
/// A total order for sorting: Null last, then numbers and moments by size (NaN after them), booleans, texts by code point.
int compare(Value const& a, Value const& b);

/// An Object of given pairs, in their order.
ObjectPtr make_object(std::vector<std::pair<std::string, Value>> fields);
Value make_array(std::vector<Value> items);

}  // namespace livret::expr
