@NullMarked
package io.streambus.architecture;

import org.jspecify.annotations.NullMarked;
