@NullMarked
package io.streambus.resources.canonical;

import org.jspecify.annotations.NullMarked;
