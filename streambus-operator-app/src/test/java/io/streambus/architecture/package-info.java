/** The rules that hold for the whole project. */
@NullMarked
package io.streambus.architecture;

import org.jspecify.annotations.NullMarked;
