#pragma once

#include "compile/compilation.hpp"

namespace livret::compile {

/// Reads the projections of units that show places on the sphere, shares those of layers that do not differ, and puts
/// them into the plan. Gives the ids that the view's group makes.
void compile_projections(Compilation& compilation, Model& root);

}  // namespace livret::compile
