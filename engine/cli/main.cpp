#include <cstdio>
#include <exception>

#include "cli/options.hpp"

int main(int count, char** arguments) {
  using namespace livret::cli;
  try {
    auto const options = read_options(count, arguments);
    auto const* const status = std::get_if<ExitStatus>(&options);
    return static_cast<int>(status ? *status : run(std::get<Options>(options)));
  } catch (std::exception const& error) {
    std::fprintf(stderr, "livret: fault in the program: %s\n", error.what());
    return static_cast<int>(ExitStatus::SurroundingsFailed);
  }
}
