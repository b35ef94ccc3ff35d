@NullMarked
package io.streambus.playground;

import org.jspecify.annotations.NullMarked;
