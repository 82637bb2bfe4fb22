#pragma once

#include <string>
#include <utility>
#include <variant>

#include "base/check.hpp"

namespace livret::base {

/// Why something outside the program failed: a file, a disk, a library's code. Lower case, no full stop.
struct Failure {
  std::string message;
};

/// A value, or the reason there is none. For the surroundings' errors only; the author's go to a diag::Sink.
template <typename T>
class Result {
 public:
  Result(T value) : state_(std::move(value)) {}            // NOLINT(google-explicit-constructor)
  Result(Failure failure) : state_(std::move(failure)) {}  // NOLINT(google-explicit-constructor)

  explicit operator bool() const { return std::holds_alternative<T>(state_); }
  T const& value() const& {
    check(static_cast<bool>(*this), "value of a failed result");
    return std::get<T>(state_);
  }
  T&& value() && {
    check(static_cast<bool>(*this), "value of a failed result");
    return std::get<T>(std::move(state_));
  }
  T const& operator*() const& { return value(); }
  T const* operator->() const { return &value(); }
  std::string const& error() const { return std::get<Failure>(state_).message; }

 private:
  std::variant<T, Failure> state_;
};

/// A `Result` of nothing.
struct Done {};

}  // namespace livret::base
