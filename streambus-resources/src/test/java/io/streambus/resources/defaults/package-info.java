@NullMarked
package io.streambus.resources.defaults;

import org.jspecify.annotations.NullMarked;
