<?php

/**
 * @file
 * SPDX-License-Identifier: EUPL-1.2
 */

declare(strict_types=1);

namespace Drupal\maillage\Plugin\Filter;

use Drupal\Core\Plugin\ContainerFactoryPluginInterface;
use Drupal\filter\FilterProcessResult;
use Drupal\filter\Plugin\FilterBase;
use Drupal\maillage\Frames;
use Symfony\Component\DependencyInjection\ContainerInterface;

/**
 * Puts frames in the place of marks such as [maillage:petition address="un-bus"].
 *
 * @Filter(
 *   id = "maillage",
 *   title = @Translation("Maillage forms"),
 *   description = @Translation("Shows what a mark such as [maillage:petition address=""a-bus""] names. Let it run after the filters that limit HTML."),
 *   type = Drupal\filter\Plugin\FilterInterface::TYPE_TRANSFORM_REVERSIBLE,
 *   weight = 50
 * )
 */
final class MaillageFilter extends FilterBase implements ContainerFactoryPluginInterface {

  public function __construct(
    array $configuration,
    $plugin_id,
    $plugin_definition,
    private readonly Frames $frames,
  ) {
    parent::__construct($configuration, $plugin_id, $plugin_definition);
  }

  /**
   * {@inheritdoc}
   */
  public static function create(ContainerInterface $container, array $configuration, $plugin_id, $plugin_definition): static {
    return new static($configuration, $plugin_id, $plugin_definition, $container->get('maillage.frames'));
  }

  /**
   * {@inheritdoc}
   */
  public function process($text, $langcode): FilterProcessResult {
    $result = new FilterProcessResult((string) $text);
    if (!str_contains((string) $text, '[maillage:')) {
      return $result;
    }
    $shown = preg_replace_callback(
      '~\[maillage:([a-z]{1,20})([^\]\[<>]{0,500})\]~',
      fn (array $found): string => $this->frames->html(['type' => $found[1]] + \Maillage\attributes($found[2])) ?: $found[0],
      (string) $text,
    );
    $result->setProcessedText($shown ?? (string) $text);
    $result->addCacheTags(Frames::CACHE['tags'])->addCacheContexts(Frames::CACHE['contexts']);
    $result->addAttachments($this->frames->attachments());
    return $result;
  }

  /**
   * {@inheritdoc}
   */
  public function tips($long = FALSE): string {
    return (string) $this->t('[maillage:petition address="a-bus"] shows a form of the Maillage site.');
  }

}
