#pragma once

#include <optional>
#include <string>
#include <vector>

#include "geo/geometry.hpp"

namespace livret::geo {

/// A value in a message: short, whatever it is.
std::string describe(expr::Value const& value);

/// The items of an array; nothing of another value.
std::vector<expr::Value> const* items_of(expr::Value const& value);

/// Reads positions, and tells of what was wrong with them once for all.
class PositionReader {
 public:
  PositionReader(diag::Span span, diag::Sink& sink) : span_(span), sink_(sink) {}
  PositionReader(PositionReader const&) = delete;
  PositionReader& operator=(PositionReader const&) = delete;

  std::optional<Position> read_position(expr::Value const& value);
  Line read_line(expr::Value const& value);
  /// Counts positions that are made of others; false, and told, where there are too many.
  bool take_positions(std::size_t count);

  void error(std::string message, std::string hint = {}) { sink_.error(span_, std::move(message), std::move(hint)); }
  void warning(std::string message) { sink_.warning(span_, std::move(message)); }
  /// To be called when all is read.
  void report_faults();

 private:
  diag::Span span_;
  diag::Sink& sink_;
  std::size_t positions_ = 0;
  std::size_t faults_ = 0;
  std::string first_fault_;
};

}  // namespace livret::geo
