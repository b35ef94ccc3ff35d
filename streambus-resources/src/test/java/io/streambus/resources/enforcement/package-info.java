@NullMarked
package io.streambus.resources.enforcement;

import org.jspecify.annotations.NullMarked;
