@NullMarked
package io.streambus.resources.input;

import org.jspecify.annotations.NullMarked;
