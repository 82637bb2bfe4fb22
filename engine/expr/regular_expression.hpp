#pragma once

#include <memory>

#include "expr/pattern.hpp"
#include "expr/value.hpp"

namespace livret::expr {

/// What `regexp()` gives: an object without fields that holds a pattern.
class RegularExpression final : public Object {
 public:
  enum class Replaces { First, All };
  RegularExpression(Pattern pattern, Replaces replaces) : pattern_(std::move(pattern)), replaces_(replaces) {}
  Value get(std::string_view) const override { return {}; }
  std::vector<std::string> fields() const override { return {}; }
  Pattern const& pattern() const { return pattern_; }
  Replaces replaces() const { return replaces_; }

 private:
  Pattern pattern_;
  Replaces replaces_;
};

/// The regular expression that a value is, or null.
inline RegularExpression const* as_regular_expression(Value const& value) {
  auto const* object = value.as<ObjectPtr>();
  return object != nullptr ? dynamic_cast<RegularExpression const*>(object->get()) : nullptr;
}

}  // namespace livret::expr
