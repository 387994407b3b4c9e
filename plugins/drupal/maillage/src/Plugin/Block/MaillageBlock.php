<?php

/**
 * @file
 * SPDX-License-Identifier: EUPL-1.2
 */

declare(strict_types=1);

namespace Drupal\maillage\Plugin\Block;

use Drupal\Core\Block\BlockBase;
use Drupal\Core\Form\FormStateInterface;
use Drupal\Core\Plugin\ContainerFactoryPluginInterface;
use Drupal\Core\Render\Markup;
use Drupal\maillage\Frames;
use Symfony\Component\DependencyInjection\ContainerInterface;

/**
 * A form or a list of the Maillage site.
 *
 * @Block(
 *   id = "maillage_form",
 *   admin_label = @Translation("Maillage"),
 *   category = @Translation("Maillage")
 * )
 */
final class MaillageBlock extends BlockBase implements ContainerFactoryPluginInterface {

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
  public function defaultConfiguration(): array {
    return ['type' => 'petition', 'address' => '', 'title' => '', 'height' => '', 'appearance' => '', 'hue' => ''];
  }

  /**
   * {@inheritdoc}
   */
  public function blockForm($form, FormStateInterface $form_state): array {
    $known = $this->getConfiguration();
    $form['type'] = [
      '#type' => 'select',
      '#title' => $this->t('What is shown'),
      '#options' => [
        'petition' => $this->t('Petition'),
        'donation' => $this->t('Gift'),
        'event' => $this->t('Event'),
        'join' => $this->t('Joining'),
        'find' => $this->t('Find my section'),
        'news' => $this->t('News'),
      ],
      '#default_value' => $known['type'],
    ];
    $form['address'] = [
      '#type' => 'textfield',
      '#title' => $this->t('Address'),
      '#description' => $this->t('The address of the page on your Maillage site, or its end: a-night-bus.'),
      '#default_value' => $known['address'],
      '#maxlength' => 400,
    ];
    $form['title'] = [
      '#type' => 'textfield',
      '#title' => $this->t('Title of the frame'),
      '#default_value' => $known['title'],
    ];
    $form['height'] = [
      '#type' => 'number',
      '#title' => $this->t('Height in pixels'),
      '#min' => \Maillage\HEIGHT_MIN,
      '#max' => \Maillage\HEIGHT_MAX,
      '#default_value' => $known['height'],
    ];
    $form['appearance'] = [
      '#type' => 'select',
      '#title' => $this->t('Light or dark'),
      '#options' => ['' => $this->t('As the device'), 'light' => $this->t('Light'), 'dark' => $this->t('Dark')],
      '#default_value' => $known['appearance'],
    ];
    $form['hue'] = [
      '#type' => 'number',
      '#title' => $this->t('Hue, from 0 to 360'),
      '#min' => 0,
      '#max' => 360,
      '#default_value' => $known['hue'],
    ];
    return $form;
  }

  /**
   * {@inheritdoc}
   */
  public function blockValidate($form, FormStateInterface $form_state): void {
    if ($this->frames->html($form_state->getValues()) === '') {
      $form_state->setErrorByName('address', $this->t('This is not the address of a page of the site that is set.'));
    }
  }

  /**
   * {@inheritdoc}
   */
  public function blockSubmit($form, FormStateInterface $form_state): void {
    foreach (array_keys($this->defaultConfiguration()) as $name) {
      $this->configuration[$name] = (string) $form_state->getValue($name);
    }
  }

  /**
   * {@inheritdoc}
   */
  public function build(): array {
    $html = $this->frames->html($this->getConfiguration());
    $build = ['#cache' => Frames::CACHE];
    if ($html !== '') {
      $build['frame'] = ['#markup' => Markup::create($html), '#attached' => $this->frames->attachments()];
    }
    return $build;
  }

}
