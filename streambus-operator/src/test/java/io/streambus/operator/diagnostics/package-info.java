@NullMarked
package io.streambus.operator.diagnostics;

import org.jspecify.annotations.NullMarked;
