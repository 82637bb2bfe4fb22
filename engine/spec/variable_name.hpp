#pragma once

#include "diag/sink.hpp"
#include "spec/block.hpp"

namespace livret::spec {

/// Reports a name that an author gives to a row where expressions could not read it: one that is no name to them, or
/// that they have already.
void check_variable_name(Name const& name, diag::Sink& sink);

}  // namespace livret::spec
