#include "chart/config_check.hpp"

#include "compile/compile.hpp"

namespace livret::chart {

void check_config(yaml::Node const& config, diag::Sink& sink) { compile::check_config(config, sink); }

}  // namespace livret::chart
