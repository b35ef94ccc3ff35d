@NullMarked
package io.streambus.resources;

import org.jspecify.annotations.NullMarked;
