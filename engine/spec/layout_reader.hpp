#pragma once

#include "spec/files.hpp"
#include "spec/layout.hpp"

namespace livret::spec {

/// The layout of that name with what it takes over from those it extends; null where one of them cannot be read.
LayoutPtr load_layout(Name const& name, Files& files);

}  // namespace livret::spec
