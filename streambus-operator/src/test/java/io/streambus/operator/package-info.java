@NullMarked
package io.streambus.operator;

import org.jspecify.annotations.NullMarked;
