@NullMarked
package io.streambus.operator.permissions;

import org.jspecify.annotations.NullMarked;
