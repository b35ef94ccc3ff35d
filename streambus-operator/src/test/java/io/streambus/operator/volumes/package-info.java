@NullMarked
package io.streambus.operator.volumes;

import org.jspecify.annotations.NullMarked;
