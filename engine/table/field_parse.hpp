#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "diag/sink.hpp"
#include "table/table.hpp"
#include "yaml/node.hpp"

namespace livret::table {

/// What values of a field are made into, as Vega-Lite's `format.parse` says it.
struct FieldParse {
  enum class Kind {
    Number,
    Boolean,
    Date,
    String,
    None
  };  ///< None: left as they are, though something else implies more
  Kind kind = Kind::None;
  std::string format;  ///< of a Date: d3's time format; none: whatever ECMAScript's Date reads
};

/// By field, in order.
using ParseMap = std::vector<std::pair<std::string, FieldParse>>;

/// Reads `number`, `boolean`, `date`, `string`, `date:'%d %b'`, `utc:'%H'`; anything else is reported.
std::optional<FieldParse> read_field_parse(yaml::Node const& node, diag::Sink& sink);

/// A value made into another by vega-loader's rules: the empty text and Null are Null, what is no number NaN, what is
/// no date Null.
expr::Value parse_value(expr::Value const& value, FieldParse const& parse);

/// The type of the values that `parse` gives.
Type type_of(FieldParse const& parse);

}  // namespace livret::table
