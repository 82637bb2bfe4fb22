#pragma once

#include "compile/compilation.hpp"

namespace livret::compile {

/// Reads the projections of units that show places on the sphere, shares those of layers that do not differ, and puts
/// them into the plan. Gives the ids that the view's group makes.
void compile_projections(Compilation& compilation, Model& root);

/// The column that a place on the sphere is taken from: the field's, or that which a constant gets with the unit's
/// data; empty where there is neither.
std::string place_column(ChannelDef const* definition);

}  // namespace livret::compile
