@NullMarked
package io.streambus.resources.extension;

import org.jspecify.annotations.NullMarked;
