#pragma once

#include <string_view>

#include "fill/plan.hpp"

namespace livret::fill {

/// Reads the form of a reference, `de, page`; what is no form is reported at `where`.
ReferenceForm read_reference_form(std::string_view text, diag::Span where, diag::Sink& sink);

}  // namespace livret::fill
