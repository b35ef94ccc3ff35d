@NullMarked
package io.streambus.operator.snapshot;

import org.jspecify.annotations.NullMarked;
